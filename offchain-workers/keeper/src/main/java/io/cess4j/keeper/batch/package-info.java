/** Campaigns as Spring Batch jobs: repository, launch, restart. */
@NullMarked
package io.cess4j.keeper.batch;

import org.jspecify.annotations.NullMarked;
