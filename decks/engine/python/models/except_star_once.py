"""Only the first `except*` clause that matches is run.

You may have thought that one of the clauses handles the whole group, as one `except` handles an
exception. `except*` takes out of the group what it matches and runs its clause once for that part;
the rest is passed to the next clause. So several clauses may run, one after another.
"""

import ast

USES = ("except*", "except *")


def transform(tree):
    return _OneClause().visit(tree)


class _OneClause(ast.NodeTransformer):
    """Makes every clause check whether an earlier one has run."""

    _met = 0

    def visit_TryStar(self, node):
        self.generic_visit(node)
        if len(node.handlers) == 1:
            return node
        _OneClause._met += 1
        ran = f"__loopwise_clause_ran_{_OneClause._met}__"
        for handler in node.handlers:
            first = handler.body[0]
            clause = ast.If(
                test=ast.UnaryOp(op=ast.Not(), operand=ast.Name(ran, ast.Load())),
                body=[_assign(ran, True, first), *handler.body],
                orelse=[],
            )
            handler.body = [ast.copy_location(clause, first)]
        return [_assign(ran, False, node), node]


def _assign(name, value, where):
    return ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], ast.Constant(value)), where)
