import { useCall } from '../../api/use-call.ts';
import { hashOf } from '../../stores/route.ts';

/** The way from a household of the reconciliation to its dossier. Nothing where the archive does not know it. */
export function DossierLink({ household }: { readonly household: string }) {
  const found = useCall('archive.ofHousehold', { household });
  const householdId = found.value?.householdId ?? null;
  if (householdId === null) return null;
  return <a href={hashOf({ page: 'archive', view: 'household', householdId })}>档案</a>;
}
