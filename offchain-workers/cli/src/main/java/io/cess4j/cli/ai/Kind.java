package io.cess4j.cli.ai;

/** What a place of examples holds, as the worker counts them. */
enum Kind {
  /** A pair of IDX files as MNIST has. */
  IDX,
  /** Pictures, in one folder a class where the class is known. */
  PICTURES,
  /** A table examples.csv with its schema.txt. */
  CSV
}
