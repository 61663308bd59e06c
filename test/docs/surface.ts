import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts from 'typescript';

/** A name that a package gives to others, and what stands above its declaration. */
export interface Surfaced {
  readonly name: string;
  readonly kind: 'value' | 'type';
  readonly documented: boolean;
  readonly example: boolean;
}

const parsed = new Map<string, ts.SourceFile>();

const parse = (file: string): ts.SourceFile => {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  parsed.set(file, source);
  return source;
};

const fileOf = (from: string, specifier: ts.Expression | undefined): string | undefined => {
  if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.'))
    return undefined;
  const file = join(dirname(from), specifier.text.replace(/\.js$/u, '.ts'));
  return existsSync(file) ? file : undefined;
};

interface Declared {
  readonly kind: Surfaced['kind'];
  readonly node: ts.Node;
}

const namesOf = (statement: ts.Statement): readonly string[] => {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  const { name } = statement as { name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
};

/** The declarations of a name, followed through re-exports. A codec and its type have one name and two declarations. */
const declarationsOf = (file: string, name: string): readonly Declared[] =>
  parse(file).statements.flatMap((statement): readonly Declared[] => {
    if (ts.isExportDeclaration(statement)) {
      const target = fileOf(file, statement.moduleSpecifier);
      const clause = statement.exportClause;
      if (target === undefined || clause === undefined || !ts.isNamedExports(clause)) return [];
      const found = clause.elements.find((element) => element.name.text === name);
      return found === undefined ? [] : declarationsOf(target, (found.propertyName ?? found.name).text);
    }
    if (!namesOf(statement).includes(name)) return [];
    const isType = ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement);
    return [{ kind: isType ? 'type' : 'value', node: statement }];
  });

const hasExample = (node: ts.Node): boolean =>
  ts
    .getJSDocTags(node)
    .some(
      ({ tagName, comment }) =>
        tagName.text === 'example' && (ts.getTextOfJSDocComment(comment) ?? '') !== '',
    );
const isDocumented = (node: ts.Node): boolean => ts.getJSDocCommentsAndTags(node).length > 0;

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names that a door declares itself. */
const declaredHere = (statement: ts.Statement): readonly Surfaced[] =>
  !isExported(statement)
    ? []
    : namesOf(statement).map((name) => ({
        name,
        kind: ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement) ? 'type' : 'value',
        documented: isDocumented(statement),
        example: hasExample(statement),
      }));

/** Every name that a door gives, and whether its declaration says what it is and shows how it is used. */
export const surfaceOf = (index: string): readonly Surfaced[] =>
  parse(index).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return declaredHere(statement);
    const clause = statement.exportClause;
    if (clause === undefined || !ts.isNamedExports(clause))
      return [{ name: '*', kind: 'value', documented: false, example: false }];
    return clause.elements.map((element): Surfaced => {
      const all = declarationsOf(index, element.name.text);
      const onlyType = statement.isTypeOnly || element.isTypeOnly;
      const value = onlyType ? undefined : all.find(({ kind }) => kind === 'value');
      const node = (value ?? all[0])?.node;
      return {
        name: element.name.text,
        kind: value === undefined ? 'type' : 'value',
        documented: all.some((declared) => isDocumented(declared.node)),
        example: node !== undefined && hasExample(node),
      };
    });
  });
