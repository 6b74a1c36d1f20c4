/** {@code cess bench ai}: what federated training keeps of its accuracy under attack. */
@NullMarked
package io.cess4j.bench.ai;

import org.jspecify.annotations.NullMarked;
