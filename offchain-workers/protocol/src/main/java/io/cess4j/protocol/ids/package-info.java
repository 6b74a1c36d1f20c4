/**
 * RFC 6962 trees and the ids of fragments, holdings, deals and files (docs/formats.md section 4).
 */
@NullMarked
package io.cess4j.protocol.ids;

import org.jspecify.annotations.NullMarked;
