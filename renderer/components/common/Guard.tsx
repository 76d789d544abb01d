import { Component, type ReactNode } from 'react';
import { errorOf } from '../../api/desk.ts';
import { Failure } from './Failure.tsx';

interface Props {
  readonly children: ReactNode;
  /** Anything whose change gives what is inside another chance: the address of the page. */
  readonly renewOn?: string;
}

/** A page that breaks while it is drawn says so in its place; the menu beside it still works. */
export class Guard extends Component<Props, { readonly thrown: unknown }> {
  override state: { readonly thrown: unknown } = { thrown: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { thrown: thrown ?? new Error('nothing was thrown') };
  }

  override componentDidUpdate(before: Props): void {
    if (before.renewOn !== this.props.renewOn && this.state.thrown !== null) this.setState({ thrown: null });
  }

  override render(): ReactNode {
    if (this.state.thrown === null) return this.props.children;
    return <Failure error={errorOf(this.state.thrown)} retry={() => this.setState({ thrown: null })} />;
  }
}
