package io.cess4j.chain.contract;

/** What an edge says, as ILineage.Kind. */
public enum LineageKind {
  /** Never in an edge. */
  NONE,
  /** The same work in another form. */
  DUPLICATE,
  /** An adaptation. */
  DERIVED,
  /** An adaptation to which the parent's holder consented. */
  LICENSED,
  /** Similar by chance, as the holder says. */
  INDEPENDENT,
  /** Made by a model, or from a data set, that has a certificate itself. */
  GENERATED
}
