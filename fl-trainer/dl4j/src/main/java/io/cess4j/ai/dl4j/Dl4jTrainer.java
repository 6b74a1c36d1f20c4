package io.cess4j.ai.dl4j;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.DivergedException;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.Schedule;
import io.cess4j.ai.training.Shuffle;
import io.cess4j.ai.training.SmallCnn;
import io.cess4j.ai.training.UnfitExamplesException;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Gradients of Deeplearning4j, steps and order of examples as the trainer in Java has them: from
 * the same parameters both come to the same but for the rounding of floats. Bits repeat with the
 * same environment only: one thread ({@code OMP_NUM_THREADS=1}) and one kernel of OpenBLAS ({@code
 * OPENBLAS_CORETYPE}), set before the JVM starts.
 */
public final class Dl4jTrainer implements LocalTrainer {
  private static final int PREDICTED_TOGETHER = 256;

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public boolean supports(Architecture architecture) {
    return true;
  }

  @Override
  public float[] train(
      Architecture architecture, float[] base, DataSet examples, Schedule schedule) {
    UnfitExamplesException.check(architecture, base, examples);
    ParameterOrder order = new ParameterOrder(architecture);
    MultiLayerNetwork network = network(architecture, order.toDl4j(base));
    INDArray velocity = Nd4j.zeros(network.params().shape());
    int[] sequence = Shuffle.identity(examples.size());
    Random random = new Random(schedule.seed());
    for (int epoch = 0; epoch < schedule.epochs(); epoch++) {
      Shuffle.inPlace(sequence, random);
      for (int from = 0; from < sequence.length; from += schedule.batch()) {
        int to = Math.min(from + schedule.batch(), sequence.length);
        network.setInput(inputs(architecture, examples, sequence, from, to));
        network.setLabels(labels(architecture, examples, sequence, from, to));
        network.computeGradientAndScore();
        step(network, velocity, schedule, to - from);
      }
    }
    float[] trained = order.fromDl4j(network.params().toFloatVector());
    network.close();
    return DivergedException.check(architecture, trained, schedule);
  }

  /** DL4J leaves the sum over the batch: its updaters would divide it. */
  private static void step(
      MultiLayerNetwork network, INDArray velocity, Schedule schedule, int batch) {
    INDArray parameters = network.params();
    INDArray gradient = network.gradient().gradient().reshape(parameters.shape());
    velocity
        .muli(schedule.momentum())
        .addi(gradient.div(batch))
        .addi(parameters.mul(schedule.weightDecay()));
    parameters.subi(velocity.mul(schedule.learningRate()));
  }

  @Override
  public float[] probabilities(Architecture architecture, float[] parameters, DataSet examples) {
    UnfitExamplesException.check(architecture, parameters, examples);
    MultiLayerNetwork network =
        network(architecture, new ParameterOrder(architecture).toDl4j(parameters));
    int[] sequence = Shuffle.identity(examples.size());
    int classes = architecture.classes();
    float[] all = new float[Math.multiplyExact(examples.size(), classes)];
    for (int from = 0; from < sequence.length; from += PREDICTED_TOGETHER) {
      int to = Math.min(from + PREDICTED_TOGETHER, sequence.length);
      float[] some =
          network
              .output(inputs(architecture, examples, sequence, from, to))
              .dup('c')
              .reshape('c', 1, (long) (to - from) * classes)
              .toFloatVector();
      System.arraycopy(some, 0, all, from * classes, some.length);
    }
    network.close();
    return all;
  }

  private static MultiLayerNetwork network(Architecture architecture, float[] parameters) {
    MultiLayerNetwork network = Networks.of(architecture);
    network.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
    return network;
  }

  private static INDArray inputs(
      Architecture architecture, DataSet examples, int[] sequence, int from, int to) {
    int width = examples.inputs();
    float[] numbers = new float[(to - from) * width];
    for (int i = from; i < to; i++) {
      System.arraycopy(
          examples.features(), sequence[i] * width, numbers, (i - from) * width, width);
    }
    INDArray flat = Nd4j.createFromArray(numbers);
    return architecture instanceof SmallCnn cnn
        ? flat.reshape('c', to - from, cnn.channels(), cnn.side(), cnn.side())
        : flat.reshape('c', to - from, width);
  }

  private static INDArray labels(
      Architecture architecture, DataSet examples, int[] sequence, int from, int to) {
    int classes = architecture.classes();
    float[] one = new float[(to - from) * classes];
    for (int i = from; i < to; i++) {
      one[(i - from) * classes + examples.labels()[sequence[i]]] = 1;
    }
    return Nd4j.createFromArray(one).reshape('c', to - from, classes);
  }
}
