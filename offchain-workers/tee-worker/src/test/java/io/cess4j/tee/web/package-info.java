@NullMarked
package io.cess4j.tee.web;

import org.jspecify.annotations.NullMarked;
