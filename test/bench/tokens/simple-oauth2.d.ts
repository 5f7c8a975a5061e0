/** The part of simple-oauth2 that the bench uses; the package brings no types. */
declare module 'simple-oauth2' {
  export type AccessToken = { token: { access_token: string }; expired: (windowSeconds?: number) => boolean };
  export class ClientCredentials {
    constructor(options: { client: { id: string; secret: string }; auth: { tokenHost: string; tokenPath: string } });
    getToken(parameters: object): Promise<AccessToken>;
  }
}
