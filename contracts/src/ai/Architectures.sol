// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IArchitectures} from "./IArchitectures.sol";

/// @title The allow-list of architectures.
/// @custom:security Entries are never changed and never removed: a running task keeps its meaning. Nothing is called and no money
/// is here.
contract Architectures is IArchitectures {
    uint256 private constant MOST_COMPONENTS = 2 ** 22;
    uint256 private constant MOST_TEXT = 1_024;

    address private immutable GOVERNOR;

    mapping(bytes32 architecture => uint32 components) private _components;
    uint256[50] private __gap;

    /// @param directory names the governor
    constructor(IDirectory directory) {
        GOVERNOR = directory.governor();
    }

    /// @inheritdoc IArchitectures
    function allow(string calldata text, uint32 components) external returns (bytes32 architecture) {
        if (msg.sender != GOVERNOR) revert OnlyArchitectureGovernor(GOVERNOR, msg.sender);
        uint256 length = bytes(text).length;
        if (length == 0 || length > MOST_TEXT) revert ArchitectureText(1, MOST_TEXT, length);
        if (components == 0 || components > MOST_COMPONENTS) {
            revert ComponentsOutOfRange(1, MOST_COMPONENTS, components);
        }
        architecture = keccak256(bytes(text));
        if (_components[architecture] != 0) revert ArchitectureKnown(architecture);
        _components[architecture] = components;
        emit ArchitectureAllowed(architecture, components, text);
    }

    /// @inheritdoc IArchitectures
    function componentsOf(bytes32 architecture) external view returns (uint32 components) {
        components = _components[architecture];
        if (components == 0) revert ArchitectureUnknown(architecture);
    }
}
