/** HTML and XML as trees of elements and texts, read by parsers that follow the standards. */
import { parse, parseFragment, type DefaultTreeAdapterTypes, type ParserError } from 'parse5'
import { SaxesParser } from 'saxes'

/** The name of an element, its attributes, its contents. */
export type Element = readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...contents: Tree[],
]
export type Tree = Element | string

type Node = DefaultTreeAdapterTypes.ChildNode

/** Errors of single characters, which HTML carries all the same. */
const IS_CHARACTER = /^(?:noncharacter|control-character|surrogate)-in-input-stream$/

/** The contents of a document, or of a part of one. Throws at the first syntax error. Line breaks alone are left out. */
export function readHtml(html: string, kind: 'document' | 'fragment'): Tree[] {
  const options = {
    onParseError: ({ code, startLine }: ParserError) => {
      if (!IS_CHARACTER.test(code)) throw new Error(`${code} in line ${startLine}`)
    },
  }
  return treesOf((kind === 'document' ? parse(html, options) : parseFragment(html, options)).childNodes)
}

const treesOf = (nodes: readonly Node[]): Tree[] =>
  nodes.flatMap((node): Tree[] => {
    if (node.nodeName === '#text') return withoutBreaks((node as DefaultTreeAdapterTypes.TextNode).value)
    if (!('attrs' in node)) return node.nodeName === '#documentType' ? [] : [node.nodeName]
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
    return [[node.nodeName, attributes, ...treesOf(node.childNodes)]]
  })

const withoutBreaks = (text: string): Tree[] => (/^\n*$/.test(text) ? [] : [text])

/** The root of an XML document. Throws at the first thing that is not well-formed. Line breaks alone are left out. */
export function readXml(xml: string): Element {
  const root: [string, Record<string, string>, ...Tree[]] = ['', {}]
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ name, ns, attributes }) => {
    for (const uri of Object.values(ns ?? {}))
      if (uri !== 'http://www.w3.org/2005/Atom') throw new Error(`the namespace ${uri}`)
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const)
    const element: typeof root = [name, Object.fromEntries(values)]
    open.at(-1)!.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => void open.at(-1)!.push(...withoutBreaks(text)))
  parser.on('cdata', () => {
    throw new Error('a CDATA section')
  })
  parser.write(xml).close()
  return root[2] as Element
}
