// What other programs are started with: the environment, without what is only for us.
type Environment = Readonly<Record<string, string | undefined>>;

const SECRETS = ['REPLICATE_API_TOKEN', 'REPLICATE_API_KEY'];

/** A script of somebody else's, and what it imports, has no business with a token that costs money. */
export function environmentForOthers(environment: Environment = process.env): Record<string, string | undefined> {
  const isSecret = (name: string) => SECRETS.includes(name.toUpperCase());
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isSecret(name)));
}
