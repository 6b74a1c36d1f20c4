package io.cess4j.keeper.batch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.cess4j.keeper.campaign.KeeperException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptException;

/**
 * The database of the job repository: an H2 file or PostgreSQL. Spring Batch's own tables are
 * created on first use.
 */
public final class JobsDatabase implements AutoCloseable {
  /** Two a campaign that runs, and some for whoever asks. */
  private static final int CONNECTIONS = 12;

  /**
   * The last thing that the schema scripts create. Both databases fold the name to their own case.
   */
  private static final String IS_COMPLETE =
      "select count(*) from information_schema.sequences"
          + " where upper(sequence_name) = 'BATCH_JOB_INSTANCE_SEQ'"
          + " and upper(sequence_schema) = upper(current_schema)";

  private final String url;
  private final HikariDataSource pool;

  private JobsDatabase(String url, HikariDataSource pool) {
    this.url = url;
    this.pool = pool;
  }

  /**
   * A file that one process may use.
   *
   * @throws KeeperException.DatabaseFailed e.g. while another keeper uses it
   */
  public static JobsDatabase h2(Path data) {
    // Committed is committed, also before a kill; and the worker closes it, not H2's own hook.
    String url =
        "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
            .formatted(data.resolve("jobs").toAbsolutePath());
    return open(url, "sa", "", "h2");
  }

  /**
   * A schema that several keepers may share.
   *
   * @throws KeeperException.DatabaseFailed where it does not let this one in
   */
  public static JobsDatabase postgresql(String url, String user, String password) {
    return open(url, user, password, "postgresql");
  }

  private static JobsDatabase open(String url, String user, String password, String platform) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("jobs");
    settings.setJdbcUrl(url);
    settings.setUsername(user);
    settings.setPassword(password);
    settings.setMaximumPoolSize(CONNECTIONS);
    JobsDatabase database = new JobsDatabase(url, pool(settings));
    try {
      database.ensureSchema(platform);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static HikariDataSource pool(HikariConfig settings) {
    try {
      return new HikariDataSource(settings);
    } catch (PoolInitializationException e) {
      throw new KeeperException.DatabaseFailed(settings.getJdbcUrl(), e);
    }
  }

  private void ensureSchema(String platform) {
    if (isComplete()) {
      return;
    }
    ResourceDatabasePopulator schema =
        new ResourceDatabasePopulator(
            new ClassPathResource("org/springframework/batch/core/schema-" + platform + ".sql"));
    // H2 commits each statement: a first start that was killed half way has left some of them.
    schema.setContinueOnError(platform.equals("h2"));
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false); // PostgreSQL: all of it or nothing
      schema.populate(connection);
      connection.commit();
    } catch (SQLException | ScriptException e) {
      if (!isComplete()) { // another keeper's first start was faster
        throw new KeeperException.DatabaseFailed(url, e);
      }
    }
  }

  private boolean isComplete() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(IS_COMPLETE)) {
      return count.next() && count.getInt(1) == 1;
    } catch (SQLException e) {
      throw new KeeperException.DatabaseFailed(url, e);
    }
  }

  DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
