// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Architectures that AI Gap tasks may name (ADR 0039).
/// @notice An update is a vector and nothing else: what its components mean is said by a text of this list, so that no worker
/// ever parses a model that a peer sent.
interface IArchitectures {
    /// @param architecture keccak256 of the text
    /// @param components P, parameters of a model
    /// @param text canonical: name, version and every number that fixes the layout
    event ArchitectureAllowed(bytes32 indexed architecture, uint256 components, string text);

    error ArchitectureUnknown(bytes32 architecture);
    error ArchitectureKnown(bytes32 architecture);
    error ArchitectureText(uint256 minimum, uint256 maximum, uint256 actual);
    error ComponentsOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error OnlyArchitectureGovernor(address expected, address actual);

    /// @notice Governor: adds one for ever. 1 <= components <= 2^22.
    function allow(string calldata text, uint32 components) external returns (bytes32 architecture);

    /// @notice P; reverts where the architecture is not on the list.
    function componentsOf(bytes32 architecture) external view returns (uint32);
}
