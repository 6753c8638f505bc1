import type {Core} from './core.js';
import type {Step} from './reduce-first.js';

type StepOf<N> = Extract<Step, {readonly of: N}>;

/** Tells a screen some news of its own, if it is up. */
export const step = <N extends Step['of']>({dispatch}: Core, of: N, patch: StepOf<N>['patch']) =>
  dispatch({type: 'step', of, patch} as StepOf<N>);
