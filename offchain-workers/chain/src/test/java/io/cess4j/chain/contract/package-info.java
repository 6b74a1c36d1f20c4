@NullMarked
package io.cess4j.chain.contract;

import org.jspecify.annotations.NullMarked;
