/**
 * The sharing agreements that Reeve starts with, as a file to be read by whoever does input:
 * a proposal after the brief, which a council reviews and replaces.
 */
export const defaultAgreements: URL = new URL('defaults/agreements.yaml', import.meta.url);
