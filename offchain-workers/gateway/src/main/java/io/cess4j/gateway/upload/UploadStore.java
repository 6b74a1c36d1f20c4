package io.cess4j.gateway.upload;

import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Uploads and their signed descriptors across restarts. */
public final class UploadStore {
  public static final String UPLOADS = "uploads";
  public static final String DESCRIPTORS = "descriptors";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final KeyValueStore store;

  public UploadStore(KeyValueStore store) {
    this.store = store;
  }

  Optional<Upload> find(String id) {
    return store.get(UPLOADS, key(id)).map(UploadStore::parse);
  }

  List<Upload> all() {
    List<Upload> all = new ArrayList<>();
    store.scan(UPLOADS, new byte[0], (key, value) -> all.add(parse(value)));
    return all;
  }

  void save(Upload upload) {
    store.put(UPLOADS, key(upload.id()), JSON.writeValueAsBytes(upload));
  }

  /** The upload and its descriptors at once: what is STORING can go on. */
  void save(Upload upload, List<Prepared> prepared) {
    store.write(
        changes -> {
          changes.put(UPLOADS, key(upload.id()), JSON.writeValueAsBytes(upload));
          prepared.forEach(
              one -> changes.put(DESCRIPTORS, key(upload.id(), one.part()), one.signed()));
        });
  }

  /** The upload at its end; its descriptors are with the miners or of no more use. */
  void end(Upload upload) {
    store.write(
        changes -> {
          changes.put(UPLOADS, key(upload.id()), JSON.writeValueAsBytes(upload));
          for (int part = 0; part < upload.deals().size(); part++) {
            changes.delete(DESCRIPTORS, key(upload.id(), part));
          }
        });
  }

  List<Prepared> prepared(Upload upload) {
    List<Prepared> all = new ArrayList<>();
    for (int part = 0; part < upload.deals().size(); part++) {
      int number = part;
      store
          .get(DESCRIPTORS, key(upload.id(), part))
          .ifPresent(signed -> all.add(Prepared.parse(number, signed)));
    }
    return all;
  }

  private static Upload parse(byte[] json) {
    return JSON.readValue(json, Upload.class);
  }

  private static byte[] key(String id) {
    return id.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] key(String id, int part) {
    byte[] prefix = key(id);
    return ByteBuffer.allocate(prefix.length + 4).put(prefix).putInt(part).array();
  }
}
