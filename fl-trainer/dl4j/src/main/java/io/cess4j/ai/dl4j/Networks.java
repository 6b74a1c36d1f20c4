package io.cess4j.ai.dl4j;

import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.Mlp;
import io.cess4j.ai.training.SmallCnn;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The architectures of our list as networks of DL4J, without an updater: steps are our own. */
final class Networks {
  private Networks() {}

  static MultiLayerNetwork of(Architecture architecture) {
    MultiLayerNetwork network =
        switch (architecture) {
          case Mlp mlp -> mlp(mlp);
          case SmallCnn cnn -> cnn(cnn);
        };
    network.init();
    return network;
  }

  private static NeuralNetConfiguration.Builder builder() {
    return new NeuralNetConfiguration.Builder().seed(1).updater(new NoOp());
  }

  private static MultiLayerNetwork mlp(Mlp mlp) {
    return new MultiLayerNetwork(
        builder()
            .list()
            .layer(dense(mlp.inputs(), mlp.hidden()))
            .layer(output(mlp.hidden(), mlp.classes()))
            .build());
  }

  private static MultiLayerNetwork cnn(SmallCnn cnn) {
    return new MultiLayerNetwork(
        builder()
            .convolutionMode(ConvolutionMode.Same)
            .list()
            .layer(convolution(cnn.channels(), SmallCnn.FIRST_FILTERS))
            .layer(maximum())
            .layer(convolution(SmallCnn.FIRST_FILTERS, SmallCnn.SECOND_FILTERS))
            .layer(maximum())
            .layer(dense(cnn.flattened(), SmallCnn.DENSE))
            .layer(output(SmallCnn.DENSE, cnn.classes()))
            .setInputType(InputType.convolutional(cnn.side(), cnn.side(), cnn.channels()))
            .build());
  }

  private static DenseLayer dense(int in, int out) {
    return new DenseLayer.Builder().nIn(in).nOut(out).activation(Activation.RELU).build();
  }

  private static OutputLayer output(int in, int out) {
    return new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
        .nIn(in)
        .nOut(out)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static ConvolutionLayer convolution(int in, int out) {
    return new ConvolutionLayer.Builder(SmallCnn.KERNEL, SmallCnn.KERNEL)
        .nIn(in)
        .nOut(out)
        .activation(Activation.RELU)
        .build();
  }

  private static SubsamplingLayer maximum() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }
}
