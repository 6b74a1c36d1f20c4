// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Every retrieval, on chain (protocol.md section 9, ADR 0034).
/// @notice Records are in events, 32 bytes each (IPayPerRetrieval); the contract keeps their number and a running hash, so that
/// whoever read the events knows that none is missing or altered.
interface IRetrievalLedger {
    /// @notice Retrievals `first` to first + records.length / 32 - 1, numbered from 0 over all channels.
    event Retrieved(
        uint64 indexed channel, address indexed buyer, address indexed gateway, uint256 first, bytes records
    );

    error OnlyPayPerRetrieval(address expected, address actual);
    error PageUnknown(uint256 pages, uint256 actual);

    /// @notice PayPerRetrieval only.
    function record(uint64 channel, address buyer, address gateway, bytes calldata records) external;

    /// @notice Retrievals so far.
    function count() external view returns (uint256);
    /// @notice keccak256(abi.encode(previous, channel, buyer, gateway, keccak256(records))) over all events, from 0 on.
    function runningHash() external view returns (bytes32);
    /// @notice The block in which retrieval `page` * 1024 was recorded: where to start reading events.
    function blockOf(uint256 page) external view returns (uint256);
    /// @notice Pages begun so far.
    function pages() external view returns (uint256);
}
