package io.cess4j.fingerprint.evaluation.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.evaluation.Attack;
import io.cess4j.fingerprint.evaluation.Seeds;
import io.cess4j.fingerprint.media.Picture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageAttacksTest {
  private static final Picture PICTURE =
      Canvas.atMost(SyntheticPictures.items(20261130, 1).getFirst().work().get(), 160);

  static List<Attack<Picture>> attacks() {
    return ImageAttacks.all();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void changesACopyAndIsRepeatedByItsSeed(Attack<Picture> attack) {
    int[] before = PICTURE.rgb().clone();

    Picture first = attack.apply(PICTURE, Seeds.random(7, attack.name()));
    Picture again = attack.apply(PICTURE, Seeds.random(7, attack.name()));

    assertThat(PICTURE.rgb()).isEqualTo(before);
    assertThat(first.rgb()).isEqualTo(again.rgb());
    assertThat(first.rgb()).isNotEqualTo(before);
    assertThat(Arrays.stream(first.rgb())).allMatch(rgb -> rgb >>> 24 == 0);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void bearsTheSmallestPicture(Attack<Picture> attack) {
    for (int seed = 0; seed < 5; seed++) {
      Picture one = attack.apply(new Picture(1, 1, new int[] {0x123456}), Seeds.random(seed));

      assertThat(one.width()).isPositive();
    }
  }

  @Test
  void namesAreUnlike() {
    assertThat(attacks()).extracting(Attack::name).doesNotHaveDuplicates();
  }

  @Test
  void fourQuarterTurnsOneWayAreNoTurn() {
    Picture turned = PICTURE;
    for (int i = 0; i < 4; i++) {
      turned = Pixels.mirrored(Pixels.transposed(turned));
    }

    assertThat(turned.rgb()).isEqualTo(PICTURE.rgb());
  }
}
