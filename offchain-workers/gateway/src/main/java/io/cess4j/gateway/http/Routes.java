package io.cess4j.gateway.http;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.gateway.read.Delivery;
import io.cess4j.gateway.read.StoredFiles;
import io.cess4j.gateway.upload.Admission;
import io.cess4j.gateway.upload.Uploads;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The paths of the gateway. */
public final class Routes {
  private Routes() {}

  /**
   * @param maximumBytes longest file that is taken
   */
  public static RouterFunction<ServerResponse> of(
      Network network,
      Account account,
      String directory,
      Uploads uploads,
      StoredFiles files,
      Delivery delivery,
      long maximumBytes) {
    PutFile put = new PutFile(new Admission(network, account.address()), uploads, maximumBytes);
    GetFile get = new GetFile(files, delivery);
    Removals removals = new Removals(network, network.sender(account), files);
    Catalogue catalogue = new Catalogue(network, account.address(), directory, files);
    return RouterFunctions.route()
        .PUT("/v1/files", put::put)
        .GET("/v1/uploads/{id}", put::status)
        .GET("/v1/files", catalogue::list)
        .GET("/v1/files/{fid}", get::handle)
        .HEAD("/v1/files/{fid}", get::handle)
        .GET("/v1/files/{fid}/descriptors", catalogue::descriptors)
        .DELETE("/v1/files/{fid}", removals::handle)
        .GET("/v1/status", catalogue::status)
        .build();
  }
}
