/** The flags of every command on a workplace; a command adds its own. Apart, so that plain commands know them without the database. */
export const WORKSPACE_FLAGS = ['workspace', 'key-file', 'as', 'password-file'] as const;
