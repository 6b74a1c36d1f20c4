package io.cess4j.keeper.batch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The same on the PostgreSQL of the distribution; skipped where there is none. */
class PostgresqlJobRepositoryTest extends JobRepositoryContract {
  private static PrivatePostgresql server;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(
        PrivatePostgresql.isInstalled(),
        "no PostgreSQL here (initdb and pg_ctl in /usr/lib/postgresql/*/bin or the PATH)");
    Assumptions.assumeTrue(
        PrivatePostgresql.canRun(),
        "PostgreSQL does not run as root, and there is no setpriv to become another user");
    server = PrivatePostgresql.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  JobsDatabase open() {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade");
      statement.execute("create schema public");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return JobsDatabase.postgresql(server.url(), server.user(), server.password());
  }
}
