import { registryAt } from '../../archive/registry/api-registry'
import type { Registry } from '../../archive/registry/registry'
import type { RegistryClient } from '../../cli/registry-client'
import { bookAnswer, newBook } from '../../domain/books/book'

/** A registry with two new books and nothing else, which can be read only. */
export function emptyRegistry(): Registry {
  const call = async (name: string): Promise<unknown> => {
    if (name !== 'listBooks') throw new Error(`${name} is called of a registry that can be read only`)
    return { items: ['golden-book', 'guest-book'].map((book) => bookAnswer(newBook(book))) }
  }
  async function* list(): AsyncGenerator<never> {}
  return { ...registryAt({ call, list } as RegistryClient), requireScopes: async () => {} }
}
