package io.cess4j.keeper.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.keeper.campaign.KeeperException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2JobRepositoryTest extends JobRepositoryContract {
  @TempDir private Path folder;

  @Override
  JobsDatabase open() {
    return JobsDatabase.h2(folder);
  }

  @Test
  void theSchemaOfAFirstStartThatWasKilledHalfWayIsCompleted(@TempDir Path other) throws Exception {
    try (JobsDatabase whole = JobsDatabase.h2(other);
        Connection connection = whole.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop sequence BATCH_JOB_INSTANCE_SEQ");
      statement.execute("drop table BATCH_JOB_EXECUTION_CONTEXT");
    }
    try (JobsDatabase again = JobsDatabase.h2(other)) {
      assertThat(Jobs.over(again).repository().getJobNames()).isEmpty();
    }
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamed() {
    assertThatThrownBy(
            () -> JobsDatabase.postgresql("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret"))
        .isInstanceOf(KeeperException.DatabaseFailed.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("jobs.user")
        .hasMessageNotContaining("secret");
  }
}
