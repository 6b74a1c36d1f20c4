/**
 * The International Standard Content Code (ISO 24138:2024): units that tell works, files and
 * metadata apart by how alike they are, and the composite that names a file. For interoperability;
 * the registry's own codes are in the packages of each kind of work.
 */
@NullMarked
package io.cess4j.fingerprint.iscc;

import org.jspecify.annotations.NullMarked;
