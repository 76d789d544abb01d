import type { ReactNode } from 'react';
import type { Right } from '../../../shared/domain/people/right.ts';
import { useMay } from '../../stores/session.ts';

interface Props {
  readonly right: Right;
  readonly children: ReactNode;
  /** In its place for whoever may not. */
  readonly otherwise?: ReactNode;
}

/** What only some may do is offered to them alone. The data service refuses it to the others all the same. */
export function Allowed({ right, children, otherwise = null }: Props) {
  return useMay(right) ? children : otherwise;
}
