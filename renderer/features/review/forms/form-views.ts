/** The components of each form, by its name. */
import type { Exercise } from '#session/forms/registry.ts';
import type { Form } from '#store/rows.ts';
import { chooseView } from './choose/choose-view.tsx';
import { clockView } from './clock/clock-view.tsx';
import { conceptView } from './concept/concept-view.tsx';
import type { FormView } from './form-view.ts';
import { happenView } from './happen/happen-view.tsx';
import { onlyView } from './only/only-view.tsx';
import { orderView } from './order/order-view.tsx';
import { printView } from './print/print-view.tsx';
import { typeView } from './type/type-view.tsx';

const FORM_VIEWS: { readonly [F in Form]: FormView<F> } = {
  order: orderView,
  type: typeView,
  choose: chooseView,
  clock: clockView,
  print: printView,
  concept: conceptView,
  happen: happenView,
  only: onlyView,
};

/** The view of an exercise, which has the exercise's form; the types cannot express that. */
export function viewOf({ form }: Pick<Exercise, 'form'>): FormView<Form> {
  return FORM_VIEWS[form] as unknown as FormView<Form>;
}
