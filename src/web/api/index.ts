/*
 * The REST interface: routes, schemas and errors. It calls use cases and knows no database.
 */
export { type Authenticate, authentication, type TokenTrust } from './auth/authenticate.ts';
export { developmentToken } from './auth/development-key.ts';
export { withLocalToken } from './auth/local-token.ts';
export { openApiDocument } from './openapi-document.ts';
export { type ApiServer, apiServer } from './server.ts';
export type { ApiServices } from './services.ts';
