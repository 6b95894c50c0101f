import type { ComponentType } from 'react';
import type { Form } from '#store/rows.ts';
import type { Exercise, ExerciseOf } from '#session/forms/registry.ts';
import { ChooseForm } from './choose-form.tsx';
import { ClockForm } from './clock-form.tsx';
import { ConceptForm } from './concept-form.tsx';
import type { FormProps } from './form-props.ts';
import { OrderForm } from './order-form.tsx';
import { PrintForm } from './print-form.tsx';
import { TypeForm } from './type-form.tsx';
import './forms.css';

/** How each form looks. */
const VIEWS: { readonly [F in Form]: ComponentType<FormProps<ExerciseOf<F>>> } = {
  order: OrderForm,
  type: TypeForm,
  choose: ChooseForm,
  clock: ClockForm,
  print: PrintForm,
  concept: ConceptForm,
};

export function FormView({ exercise }: { readonly exercise: Exercise }) {
  // The view belongs to the exercise's own form, which the types cannot follow.
  const View = VIEWS[exercise.form] as ComponentType<FormProps<Exercise>>;
  return <View exercise={exercise} />;
}
