/** What dApps of any kind need beside the SDK: copy it, it is nobody's API. */
@NullMarked
package io.cess4j.example.kit;

import org.jspecify.annotations.NullMarked;
