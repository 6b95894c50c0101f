import { Component } from 'react';
import type { ReactNode } from 'react';

interface Props {
  /** A new value, such as another screen, shows `children` again. */
  readonly resetBy: unknown;
  /** Shown in place of `children` after they have thrown while rendering. */
  readonly renderFallback: (error: unknown, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
  readonly error: unknown;
  readonly resetBy: unknown;
}

/** Confines an error to the part of the page that cannot be rendered. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, error: undefined, resetBy: this.props.resetBy };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: true, error };
  }

  static getDerivedStateFromProps({ resetBy }: Props, state: State): Partial<State> | null {
    // oxlint-disable-next-line unicorn/no-null -- React's word for no change
    return resetBy === state.resetBy ? null : { failed: false, error: undefined, resetBy };
  }

  override render(): ReactNode {
    const { failed, error } = this.state;
    if (!failed) return this.props.children;
    return this.props.renderFallback(error, () =>
      this.setState({ failed: false, error: undefined }),
    );
  }
}
