package io.cess4j.gateway.http;

import io.cess4j.gateway.upload.Upload;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An upload as clients see it. */
final class UploadView {
  private UploadView() {}

  static Map<String, Object> of(Upload upload) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("upload", upload.id());
    view.put("state", upload.state().name().toLowerCase(Locale.ROOT));
    view.put("bytes", upload.bytes());
    view.put("deals", upload.deals());
    if (!upload.fid().isEmpty()) {
      view.put("fid", upload.fid());
    }
    if (upload.state() == Upload.State.STORED) {
      view.put("tx", upload.transactions());
      view.put("expiresAt", upload.expiresAt());
    }
    if (!upload.failure().isEmpty()) {
      view.put("failure", upload.failure());
    }
    return view;
  }
}
