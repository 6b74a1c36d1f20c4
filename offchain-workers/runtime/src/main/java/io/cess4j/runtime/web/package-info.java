/** The HTTP side of a worker: Jetty on virtual threads, mutual TLS, problem documents. */
@NullMarked
package io.cess4j.runtime.web;

import org.jspecify.annotations.NullMarked;
