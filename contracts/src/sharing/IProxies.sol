// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who re-encrypts for others, where, and to which key its shares are sealed (ADR 0032).
/// @notice Gateways register themselves. Anybody may: a name in this list is no promise, and an owner chooses whom it trusts.
interface IProxies {
    /// @param key 128 bytes of EIP-2537, to which owners seal shares
    /// @param endpoint URL at which clients reach it
    event ProxyRegistered(address indexed account, bytes key, string endpoint);
    event ProxyRetired(address indexed account);

    error ProxyUnknown(address account);
    error ProxyEndpointLength(uint256 longest, uint256 actual);

    /// @notice Registers the caller or changes its key and endpoint.
    /// @param endpoint 1 to 128 bytes
    function register(bytes calldata key, string calldata endpoint) external;
    /// @notice Takes the caller off the list: new grants cannot name it, those that do are served as long as it likes.
    function retire() external;

    /// @notice keccak256 of the proxy's key, zero for whoever is none.
    function keyOf(address account) external view returns (bytes32 digest);
}
