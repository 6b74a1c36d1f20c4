/**
 * What breaks while a network works: SIGKILL at chosen steps, cut connections, full disks, wrong
 * clocks, a rewound chain. Nothing of it is in the product.
 */
@NullMarked
package io.cess4j.faults;

import org.jspecify.annotations.NullMarked;
