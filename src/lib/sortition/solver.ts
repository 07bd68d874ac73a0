import loadHighs, { type Highs } from 'highs';

/** A variable: its cost in the objective, its bounds, and what it weighs in the rows already there. */
export interface ProgramColumn {
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

/** lower ≤ Σ values·columns ≤ upper, over columns already there. */
export interface ProgramRow {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

export interface Solved {
  /** `cutoff`: stopped on a limit, whatever is known being in `x`. */
  readonly status: 'optimal' | 'infeasible' | 'cutoff';
  readonly value: number;
  readonly x: Float64Array;
  /** Change of the optimum for one more unit of each row's active bound (linear programs only). */
  readonly duals: Float64Array;
}

/** A maximisation kept in the solver between solves, so that each starts from the last basis. */
export interface Program {
  addColumn(column: ProgramColumn): void;
  addRow(row: ProgramRow): void;
  setCosts(costs: Float64Array): void;
  setBounds(column: number, lower: number, upper: number): void;
  setRow(row: number, lower: number, upper: number): void;
  setCoefficient(row: number, column: number, value: number): void;
  /** `columns` after columns were added, so that the simplex starts from the last point. */
  solve(from?: 'rows' | 'columns'): Solved;
  dispose(): void;
}

let loading: Promise<Highs> | undefined;

/** Loads HiGHS (WebAssembly) once a thread; after that, every solve is synchronous and blocks its thread. */
export const loadSolver = (): Promise<Highs> => (loading ??= loadHighs());

const linear = {
  output_flag: false,
  presolve: 'off',
  solver: 'simplex',
  // HiGHS's own 1e-7 is too coarse for the late stages of leximin, where levels differ by less.
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
};

const whole = { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9, mip_feasibility_tolerance: 1e-9 };

/** An empty maximisation; with `integer`, every variable takes whole values. */
export const createProgram = (highs: Highs, kind: 'linear' | 'integer'): Program => {
  const model = highs.createModel();
  const { modelStatus, variableType, objectiveSense } = highs.constants;
  model.options.set(kind === 'linear' ? linear : whole);
  model.changeObjectiveSense(objectiveSense.maximize);
  let columns = 0;
  return {
    addColumn({ cost, lower, upper, rows, values }) {
      model.addCol(cost, lower, upper, { indices: rows, values });
      if (kind === 'integer') model.changeColIntegrality(columns, variableType.integer);
      columns++;
    },
    addRow({ lower, upper, columns: indices, values }) {
      model.addRow(lower, upper, { indices, values });
    },
    setCosts(costs) {
      model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
    },
    setBounds: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
    setRow: (row, lower, upper) => void model.changeRowBounds(row, lower, upper),
    setCoefficient: (row, column, value) => void model.changeCoefficient(row, column, value),
    solve(from = 'rows') {
      if (kind === 'linear') model.options.set('simplex_strategy', from === 'rows' ? 1 : 4);
      const { modelStatus: ended } = model.run();
      const { colValue, rowDual } = model.getSolution();
      const status =
        ended === modelStatus.optimal
          ? 'optimal'
          : ended === modelStatus.infeasible || ended === modelStatus.unboundedOrInfeasible
            ? 'infeasible'
            : 'cutoff';
      return { status, value: model.getObjectiveValue(), x: colValue, duals: rowDual };
    },
    dispose: () => model.dispose(),
  };
};
