// Other systems that send messages: the fixtures, as they are.

import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";

import { PASSWORD } from "./people.mjs";

const FIXTURES = new URL("../messages/fixtures/", import.meta.url);

/** A journal system with an account of its own. */
export class Journal {
  #url;
  #token;

  static async signIn(story, username) {
    const journal = new Journal();
    journal.#url = story.url;
    const answer = await fetch(`${story.url}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password: PASSWORD, kind: "bearer", device: "Et journalsystem" }),
    });
    assert.ok(answer.ok, `${username}: ${answer.status}`);
    journal.#token = (await answer.json()).token;
    return journal;
  }

  /** Sends a fixture; it must be accepted. */
  async sends(fixture) {
    const answer = await fetch(`${this.#url}/api/v1/messages`, {
      method: "POST",
      headers: { "content-type": "application/xml", authorization: `Bearer ${this.#token}` },
      body: readFileSync(new URL(`${fixture}.xml`, FIXTURES)),
    });
    const receipt = await answer.text();
    assert.match(receipt, /<Status V="1"/, `${fixture}: ${answer.status} ${receipt}`);
  }
}

/** The person of the fixtures has an account: signing up is another story, so she takes over an account of the demo. */
export function hasAnAccount(story) {
  story.sql("update patient set person_id = null where given_name = 'Birger'");
  story.sql("update person set username = 'olga', name = 'Olga Lund' where username = 'birger'");
  story.sql(
    "update patient set person_id = (select id from person where username = 'olga') where given_name = 'Olga' and family_name = 'Lund'",
  );
}
