/**
 * The keeper: runs the campaigns that anybody may run for the network (docs/adr/0021-keeper.md).
 */
@NullMarked
package io.cess4j.keeper;

import org.jspecify.annotations.NullMarked;
