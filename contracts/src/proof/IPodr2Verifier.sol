// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Mechanism: checks PoDR2 proofs and keys, knows no miners, no days and no money (protocol.md section 4).
/// @dev e(sigma, G2) = e(sum v_i H1(nu_i, miner, tiKey, i) + y G1 - z psi, K) e(psi, KA)
interface IPodr2Verifier {
    /// @notice One proof and what it must answer.
    /// @param blocks block number i inside the holding of nus[i]; same length as nus and weights
    /// @param z evaluation point, already reduced modulo the group order
    /// @param keys K then KA, 512 bytes EIP-2537 (the caller has checked their hash)
    /// @param proof y (32 bytes), sigma (128), psi (128): 288 bytes
    struct Statement {
        uint32 miner;
        uint16 tiKey;
        uint128[] nus;
        uint32[] blocks;
        uint128[] weights;
        uint256 z;
        bytes keys;
        bytes proof;
    }

    error ProofLength(uint256 expected, uint256 actual);
    error KeysLength(uint256 expected, uint256 actual);
    error EvaluationNotReduced(uint256 order, uint256 actual);
    error SampleMismatch(uint256 expected, uint256 actual);
    error PointRejected(string what);
    error ProofRejected(uint32 miner);
    error BatchRejected(uint256 size);
    error BatchSize(uint256 minimum, uint256 maximum, uint256 actual);

    /// @notice Returns when every statement holds, reverts otherwise. Several statements are merged with 128-bit weights
    /// keccak256(seed, keccak256(statements), k); one alone has weight 1.
    function verify(Statement[] calldata statements, bytes32 seed) external view;

    /// @notice Returns when K = kappa X, KA = kappa A for the kappa of PK and `possession` = kappa H_pop(message), none of them
    /// infinity; reverts otherwise.
    function checkKeys(
        bytes calldata publicKey,
        bytes calldata keys,
        bytes calldata possession,
        bytes calldata tiPoints,
        bytes32 message
    ) external view;
}
