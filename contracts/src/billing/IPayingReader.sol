// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The reader of what is sold by the retrieval or the subscription (protocol.md sections 8 and 9, ADR 0038).
/// @notice Whoever sells shares the file with this contract, as with any reader (ShareGrants), under the label of the certificate. Its
/// proxies answer whoever pays for the certificate, sealed to a key of that buyer.
interface IPayingReader {
    /// @notice The generator of G1, 128 bytes of EIP-2537: b = 1.
    function readerKey() external pure returns (bytes memory);
    /// @notice SHA-256("cess4j label of certificate v1" ‖ certificate uint64): the label by which a grant says what has to be paid.
    function labelOf(uint64 certificate) external pure returns (bytes32);
}
