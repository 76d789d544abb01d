import type { Material, PolicyPack } from './policy-pack.ts';

/** What a pack changes of another one. A field that is not there, or undefined, stays as it is. */
export interface PackDifference {
  readonly id: string;
  readonly title?: string | undefined;
  readonly region?: string | undefined;
  readonly basis?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | null | undefined;
  readonly words?: { readonly [Word in keyof PolicyPack['words']]?: string | undefined } | undefined;
  readonly settings?:
    | { readonly [Name in keyof PolicyPack['settings']]?: PolicyPack['settings'][Name] | undefined }
    | undefined;
  readonly definitions?: PolicyPack['definitions'] | undefined;
  readonly singleGround?: PolicyPack['singleGround'] | undefined;
  readonly materials?:
    | readonly ({ readonly [Name in keyof Material]?: Material[Name] | undefined } & { readonly code: string })[]
    | undefined;
  readonly order?: PolicyPack['order'] | undefined;
  readonly retention?: PolicyPack['retention'] | undefined;
  readonly forms?: PolicyPack['forms'] | undefined;
  readonly without?: readonly string[] | undefined;
}

/**
 * The pack that comes of changing another one: materials are changed by their code and forms replaced by their id, new ones are added at the
 * end, those named in `without` fall away, also from the order of dates. Whether the result is whole is for the schema to say.
 */
export function extendPack(base: PolicyPack, change: PackDifference): PolicyPack {
  const gone = new Set(change.without ?? []);
  const { materials = [], forms = [], definitions = [] } = change;
  const changedMaterials = base.materials.map((material) => ({
    ...material,
    ...withoutUndefined(materials.find(({ code }) => code === material.code) ?? {}),
  }));
  const newMaterials = materials.filter(({ code }) => !base.materials.some((material) => material.code === code));
  const newForms = forms.filter(({ id }) => !base.forms.some((form) => form.id === id));
  const kept = [...changedMaterials, ...newMaterials].filter(({ code }) => !gone.has(code)) as readonly Material[];
  return {
    ...base,
    ...withoutUndefined({
      id: change.id,
      title: change.title,
      region: change.region,
      basis: change.basis,
      from: change.from,
      to: change.to,
      singleGround: change.singleGround,
      retention: change.retention,
    }),
    words: { ...base.words, ...withoutUndefined(change.words ?? {}) },
    settings: { ...base.settings, ...withoutUndefined(change.settings ?? {}) },
    definitions: [
      ...base.definitions.filter(({ name }) => !definitions.some((each) => each.name === name)),
      ...definitions,
    ],
    materials: kept,
    order: (change.order ?? base.order)
      .map((step) => step.filter((code) => !gone.has(code)))
      .filter((step) => step.length > 0),
    forms: [...base.forms.map((form) => forms.find(({ id }) => id === form.id) ?? form), ...newForms].filter(
      ({ id, item }) => !gone.has(id) && !gone.has(item),
    ),
  };
}

function withoutUndefined<T extends object>(value: T): Partial<{ [Key in keyof T]: Exclude<T[Key], undefined> }> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<{
    [Key in keyof T]: Exclude<T[Key], undefined>;
  }>;
}
