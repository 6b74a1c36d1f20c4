package io.cess4j.keeper;

import io.cess4j.keeper.batch.CampaignRuns;
import io.cess4j.keeper.batch.CampaignState;
import io.cess4j.keeper.campaign.Campaign;
import io.cess4j.runtime.management.ManagementRoute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /campaigns} on the management port: which campaign last ran when, and how it ended.
 */
final class CampaignsForOperators implements ManagementRoute {
  private final JsonMapper json = JsonMapper.builder().build();
  private final CampaignRuns runs;
  private final List<Campaign> campaigns;

  CampaignsForOperators(CampaignRuns runs, List<Campaign> campaigns) {
    this.runs = runs;
    this.campaigns = List.copyOf(campaigns);
  }

  @Override
  public String path() {
    return "/campaigns";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Answer answer(Map<String, String> query) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Campaign campaign : campaigns) {
      all.put(campaign.name(), runs.state(campaign).map(this::fields).orElse(Map.of()));
    }
    return new Answer(200, json.writeValueAsString(all));
  }

  private Map<String, Object> fields(CampaignState state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("instance", state.instance());
    fields.put("status", state.status());
    fields.put("subjects", state.subjects());
    if (state.ended() != null) {
      fields.put("ended", state.ended().toString());
    }
    return fields;
  }
}
