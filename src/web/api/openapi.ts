import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

/** What the description says beside its paths: OpenAPI 3.1. */
export function openApi(version: string): NonNullable<FastifyDynamicSwaggerOptions['openapi']> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Reeve',
      version,
      summary: 'The customer data hub of a council.',
      description:
        'Every read states its purpose in the header Reeve-Purpose; what comes back is what the ' +
        'service of the caller may see for that purpose under the sharing agreements in force, ' +
        'and that it was read is written in the audit. Not to be in the hub is never a reason to ' +
        'refuse anybody a service.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'people', description: 'Finding and reading people.' },
      { name: 'records', description: 'Matching and submitting records.' },
      { name: 'stewardship', description: 'Reviews and decisions on who is who.' },
      { name: 'sources', description: 'Sources, their extracts, and how good they are.' },
      { name: 'oversight', description: 'Who looked at what.' },
      { name: 'server', description: 'The server itself.' },
    ],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of the identity provider that the server trusts.',
        },
      },
    },
    security: [{ bearer: [] }],
  };
}
