// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Keys to which others may open what they share or sell (protocol.md section 8, ADR 0032).
/// @notice An account registers its own key B = b G1, 128 bytes of EIP-2537, and may replace it. What was granted to the old one
/// stays granted to the old one.
interface IReaderKeys {
    /// @param version 1 for the first key of the account, then 2, ...; docs/formats.md derives b from it
    event ReaderKeyRegistered(address indexed account, uint32 indexed version, bytes key);

    error ReaderKeyUnchanged(address account);

    /// @notice Registers or replaces the caller's key. CurveKeys' errors for what is no key.
    function register(bytes calldata key) external returns (uint32 version);

    /// @notice keccak256 of the account's key, zero where it has none.
    function digestOf(address account) external view returns (bytes32);
    /// @notice How many keys the account has registered.
    function versionOf(address account) external view returns (uint32);
}
