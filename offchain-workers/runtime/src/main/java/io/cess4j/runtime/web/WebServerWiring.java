package io.cess4j.runtime.web;

import io.cess4j.transport.TlsIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything between the socket and a handler, written down bean by bean: no auto-configuration and
 * no classpath scanning, because eleven workers start at once on a small machine.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
public class WebServerWiring implements WebMvcConfigurer {

  private static final int STOP_MILLIS = 10_000;
  private final List<ProblemTranslator> translators;

  public WebServerWiring(ObjectProvider<ProblemTranslator> translators) {
    this.translators = translators.orderedStream().toList();
  }

  @Bean
  JettyServletWebServerFactory webServerFactory(
      Listen listen, TlsIdentity identity, ObjectProvider<PeerLimits> limits) {
    PeerLimits bounds = limits.getIfAvailable(() -> PeerLimits.DEFAULT);
    JettyServletWebServerFactory factory = new JettyServletWebServerFactory(0);
    factory.setThreadPool(new VirtualThreadPool());
    factory.setShutdown(Shutdown.GRACEFUL);
    factory.setRegisterDefaultServlet(false);
    factory.addServerCustomizers(
        server -> {
          server.setConnectors(
              new Connector[] {Connectors.create(server, listen, identity, bounds)});
          server.setErrorHandler(new ProblemPages());
          server.setStopTimeout(STOP_MILLIS);
        });
    return factory;
  }

  @Bean
  DispatcherServlet dispatcherServlet() {
    return new DispatcherServlet(); // Spring injects the context, so the servlet does not close it
  }

  @Bean
  ServletRegistrationBean<DispatcherServlet> dispatcher(DispatcherServlet servlet) {
    ServletRegistrationBean<DispatcherServlet> registration =
        new ServletRegistrationBean<>(servlet, "/");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<RequestFilter> requestFilter(MeterRegistry metrics) {
    return new FilterRegistrationBean<>(new RequestFilter(metrics));
  }

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.addFirst(new ProblemResolver(translators, new SecureRandom()));
  }
}
