package io.cess4j.keeper.batch;

import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch over a database. Jobs run on the thread that starts them.
 *
 * @param repository what ran, and how far it got
 * @param operator starts
 * @param transactions of the same database
 */
record Jobs(
    JobRepository repository, JobOperator operator, PlatformTransactionManager transactions) {
  static Jobs over(JobsDatabase database) {
    try {
      JdbcTransactionManager transactions = new JdbcTransactionManager(database.source());
      JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
      factory.setDataSource(database.source());
      factory.setTransactionManager(transactions);
      // The unique key of an instance forbids a second one; SERIALIZABLE, the default, would only
      // make campaigns that start together fail.
      factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
      factory.afterPropertiesSet();
      JobRepository repository = factory.getObject();
      TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
      operator.setJobRepository(repository);
      operator.setJobRegistry(new MapJobRegistry());
      operator.afterPropertiesSet();
      return new Jobs(repository, operator, transactions);
    } catch (Exception e) { // what Spring's factories declare
      throw new IllegalStateException("Spring Batch cannot be put together", e);
    }
  }
}
