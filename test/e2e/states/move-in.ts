import { openTab, say } from './moves';
import { defineScene } from './state';

const settings = [
  'Name: Customers',
  'URL: https://api.example.com/v1',
  'Authentication: OAuth2 - Client credentials',
  'Access token URL: https://login.example.com/oauth2/token',
  'Client ID: fields',
  'Client Secret: not shown anywhere',
  'Favourite colour: blue',
  'Query: customers?q=$userInput&in=$issue.customfield_10001.id&by=$currentUser',
  'Root element: $.items',
  'Template: <b>${row.name}</b> (${row.city})',
].join('\n');

/** Settings of another product on their way into the forms. */
export const moveIn = defineScene({
  page: 'Move in from Elements Connect',
  for: 'administrators',
  states: [
    {
      name: 'Start',
      reach: async (stage) => {
        await openTab(stage, 'transfer');
        await stage.site.button(stage.words.moveIn.open).click();
        await say(stage, stage.words.moveIn.intro);
      },
    },
    {
      name: 'A text without a setting',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.textbox(words.moveIn.textLabel).fill('customers?q=$userInput');
        await site.button(words.moveIn.read).click();
        await say(stage, words.moveIn.nothing);
      },
    },
    {
      name: 'Settings with their originals, one not possible, fields to choose',
      reach: async (stage) => {
        const { site, words } = stage;
        await site.textbox(words.moveIn.textLabel).fill(settings);
        await site.button(words.moveIn.read).click();
        await say(stage, words.moveIn.resultTitle);
        await site.page.getByRole('combobox', { name: words.moveIn.parent('customfield_10001') }).waitFor();
      },
    },
    {
      name: 'The datasource filled in',
      reach: async ({ site, words }) => {
        await site.button(words.moveIn.toDatasource).click();
        await site.textbox(words.form.name.label).first().waitFor();
      },
    },
  ],
});
