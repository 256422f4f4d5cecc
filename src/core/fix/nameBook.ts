import type { Plan, SecretReference } from '../rewriters/rewriter';
import { isScreaming, words } from '../rewriters/shared/identifiers';
import type { Finding } from '../scan/finding';
import type { Secret } from '../text/secret';
import { proposeName } from './naming';
import {
  nameByPath,
  nameStyleOf,
  namesByBeside,
  namesByEntry,
  namesByKind,
  namesByPlace,
  qualified,
  tellingPlace,
  withoutX,
} from './tellingNames';

/** How many numbered names are tried before the last one is proposed as it is. */
const mostNumbers = 1000;

/** What of a plan a name is made of. */
type NamedPlan = Pick<Plan, 'nameHint' | 'surroundings' | 'beside' | 'fixedVariable' | 'readVariables' | 'storeName'>;

/** Where a secret stands, as far as its name is made of it. */
export interface NamePlace {
  /** With `{workspace}`, `{file}` and `{name}`. */
  readonly template: string;
  readonly workspace: string;
  /** The file's name without folder. */
  readonly fileName: string;
  /** The file's path within the workspace, `/` between folders. */
  readonly path: string;
}

/**
 * Proposes names for the secrets of one run, so that two different values never get the same name: beside the bound
 * identifier (`password`) it falls back on the whole name path (`smtp-password`), on what the code around it is called
 * (`loadPassword`), and then on a number. A name as general as `uri` gives way to one that tells more (`mongodbUri`), and
 * where no file's name keeps them apart, as among variables, so does `password`. In a store, one value has one name wherever it
 * stands; variables cost nothing, and each place keeps the one that it is named after.
 */
export class NameBook {
  readonly #assigned = new Map<string, Secret>();

  constructor(private readonly target: SecretReference['target']) {}

  /**
   * A name that no other value has in this run. Does not take it: `take` does.
   *
   * @param admits whether a name may be given where it is to stand, `same` where the value stands under it there: then
   * code that reads it already reads this value. What a plan fixes is proposed all the same.
   */
  propose(
    plan: NamedPlan,
    finding: Finding,
    value: Secret,
    place: NamePlace,
    admits: (name: string) => boolean | 'same' = () => true,
  ): string {
    const own = this.target === 'environment' || plan.storeName !== undefined;
    const shared = own ? undefined : this.nameOf(value);
    if (shared !== undefined) {
      return shared;
    }
    const read = this.target === 'environment' && plan.fixedVariable === undefined ? plan.readVariables?.() : undefined;
    let last = '';
    const discreet = { ...plan, nameHint: tells(plan.nameHint, value) ? 'secret' : withoutX(plan.nameHint) };
    for (const name of this.#candidates(discreet, finding, place)) {
      const holder = this.#assigned.get(name) ?? this.#likeNamed(name);
      if (name !== last && (holder === undefined || holder.equals(value))) {
        const admitted = admits(name);
        if (admitted === 'same' || (admitted && (holder !== undefined || read?.has(name) !== true))) {
          return name;
        }
      }
      last = name;
    }
    return last;
  }

  /** What a name holds that differs in case only: two such names would be taken for each other. */
  #likeNamed(name: string): Secret | undefined {
    const lower = name.toLowerCase();
    return [...this.#assigned].find(([taken]) => taken.toLowerCase() === lower)?.[1];
  }

  /** Whether the name holds another value in this run. */
  isTaken(name: string, value: Secret): boolean {
    return this.#assigned.get(name)?.equals(value) === false;
  }

  /** The name that a value has in this run; undefined where it has none. */
  nameOf(value: Secret): string | undefined {
    return [...this.#assigned].find(([, held]) => held.equals(value))?.[0];
  }

  take(name: string, value: Secret): void {
    this.#assigned.set(name, value);
  }

  *#candidates(plan: NamedPlan, finding: Finding, place: NamePlace): Generator<string> {
    if (this.target === 'environment' && plan.fixedVariable !== undefined) {
      yield plan.fixedVariable;
      return;
    }
    const { workspace, fileName, template } = place;
    const file = withoutExtension(fileName);
    if (this.target !== 'environment' && plan.storeName !== undefined) {
      const { prefix = '/{workspace}', suffix } = plan.storeName;
      yield proposeName(`${prefix}/${suffix}`, { workspace, file, name: '' }, this.target);
      return;
    }
    const style = nameStyleOf(fileName);
    const around = tellingPlace(file, place.path);
    const named = (name: string): string => proposeName(template, { workspace, file, name }, this.target);
    const byKind = namesByKind(plan.nameHint, finding, style);
    yield* byKind.map(named);
    // What is called after its kind keeps that name beside another of its kind: `ALERTS_TELEGRAM_BOT_TOKEN`.
    const [hint = plan.nameHint] = byKind;
    for (const telling of namesByBeside(hint, finding, plan.beside ?? {}, style)) {
      yield named(telling);
    }
    if (!template.includes('{file}')) {
      for (const telling of namesByPlace(hint, plan.surroundings ?? [], around ?? file, style)) {
        yield named(telling);
      }
    }
    yield named(hint);
    for (const telling of namesByEntry(hint, plan.beside ?? {}, style)) {
      yield named(telling);
    }
    const path = nameByPath(hint, finding.name);
    if (path !== undefined) {
      yield named(path);
    }
    const own = words(hint);
    for (const name of (plan.surroundings ?? []).filter(
      (around) => !words(around).every((word) => own.includes(word)),
    )) {
      yield named(qualified(name, hint, style));
    }
    if (!template.includes('{file}') && around !== undefined) {
      yield named(qualified(around, hint, style));
    }
    for (let number = 2; number < mostNumbers; number += 1) {
      yield named(numbered(hint, number));
    }
  }
}

/** Fewer letters and digits of a value may stand in a name by chance. */
const fewest = 8;

/** Whether a name spells a value, however its words are joined: `k_q9v_x2m` tells `kQ9vX2m`. */
function tells(name: string, value: Secret): boolean {
  const spelled = plain(value.reveal());
  return spelled.length >= fewest && /\d/.test(spelled) && plain(name).includes(spelled);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** A name with a number, joined as its words are: `API_KEY_2`, `password-2`. */
function numbered(name: string, number: number): string {
  return `${name}${isScreaming(name) || name.includes('_') ? '_' : '-'}${number.toString()}`;
}

/** `.env` has no extension, `.env.local` and `app.config.ts` have one. */
function withoutExtension(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot > 0 ? fileName.slice(0, dot) : fileName;
}
