// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title One address that finds all contracts of a network (protocol.md sections 2 and 12).
/// @notice Names are ASCII, left-aligned in 32 bytes, e.g. "Vault". A name once set never changes its address.
/// @dev The constructor receives the addresses that the contracts *will* have (CREATE addresses are predictable), so that
/// every contract takes just the Directory and keeps what it needs as immutables.
interface IDirectory {
    event Registered(bytes32 indexed name, address indexed where);

    error NameUnknown(bytes32 name);
    error NameTaken(bytes32 name, address where);
    error NameEmpty();
    error AddressMissing(bytes32 name);
    error LengthMismatch(uint256 expected, uint256 actual);
    error OnlyGovernor(address expected, address actual);

    /// @notice The contract of that name; reverts with NameUnknown where there is none.
    function find(bytes32 name) external view returns (address where);

    /// @notice All names and addresses, in the order of registration.
    function all() external view returns (bytes32[] memory names, address[] memory addresses);

    /// @notice Adds a contract that a later release brings. Governor only; names are never reused.
    function register(bytes32 name, address where) external;

    function governor() external view returns (address);
}
