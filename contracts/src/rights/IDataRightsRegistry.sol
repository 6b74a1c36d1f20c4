// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Registration of data rights by bonded commit and reveal (protocol.md section 9, ADR 0033).
/// @notice A commitment says nothing but that its author had a claim at that time. The number it gets is the number of the
/// certificate that its reveal mints, so of two certificates the smaller number was committed to earlier. Who revealed first
/// counts for nothing: what the mempool shows of a reveal comes too late for whoever copies it.
/// @dev Priority is evidence, not proof of authorship: whoever has a file can commit to it.
interface IDataRightsRegistry {
    /// @notice As fingerprint's `MediaType` numbers them.
    enum MediaType {
        Text,
        Image,
        Audio,
        Video,
        Other
    }

    /// @notice What is claimed of a stored file.
    /// @param fid file id (docs/formats.md section 4)
    /// @param instanceHash BLAKE3 of the plaintext
    /// @param identifier MDRC identifier, 256 bits; zero where the media type has none
    /// @param viewsRoot root of fingerprint's `ViewTree`; zero where there is no identifier
    /// @param keyCommitment to the file's data key (docs/formats.md section 2)
    /// @param algorithm keccak256 of the name and version of what made identifier and views, for example `mdrc-image/1`
    /// @param isccDigest keccak256 of the ISCC in its canonical form
    /// @param deal the file's first deal, by which a TEE worker finds it
    struct Claim {
        bytes32 fid;
        bytes32 instanceHash;
        uint256 identifier;
        bytes32 viewsRoot;
        bytes32 keyCommitment;
        bytes32 algorithm;
        bytes32 isccDigest;
        uint32 deal;
        MediaType mediaType;
    }

    /// @notice For people and search; in the event only.
    /// @param title 1 to 256 bytes of UTF-8
    /// @param kind what the work is in its author's words, for example "photograph", at most 64 bytes
    /// @param keywords separated by commas, at most 512 bytes
    /// @param licence keccak256 of the licence's text, zero for none
    struct Description {
        string title;
        string kind;
        string keywords;
        bytes32 licence;
    }

    /// @param number of the certificate to come
    /// @param since when it was made
    /// @param deadline last second in which it may be revealed
    /// @param bond wei
    struct Commitment {
        uint40 number;
        uint40 since;
        uint40 deadline;
        uint96 bond;
    }

    event Committed(
        address indexed owner, bytes32 indexed commitment, uint40 indexed number, uint256 deadline, uint256 bond
    );
    /// @param royalty basis points of ERC-2981, to `owner` for ever
    /// @param first the certificate of this instance hash with the smallest number so far; `number` itself where it is the first
    event Registered(
        uint40 indexed number,
        address indexed owner,
        bytes32 indexed instanceHash,
        Claim claim,
        Description description,
        uint16 royalty,
        uint40 first
    );
    event BondForfeited(
        address indexed owner, bytes32 indexed commitment, uint40 indexed number, address by, uint256 bond
    );

    error CommitmentEmpty();
    error CommitmentTaken(address owner, bytes32 commitment, uint40 number);
    error CommitmentUnknown(address owner, bytes32 commitment);
    error RevealTooEarly(uint256 earliest, uint256 actual);
    error RevealTooLate(uint256 deadline, uint256 actual);
    error WindowOpen(uint256 deadline, uint256 actual);
    error ClaimIncomplete(string field);
    error TextLength(string field, uint256 minimum, uint256 maximum, uint256 actual);
    error RoyaltyTooHigh(uint256 maximum, uint256 actual);
    error ClaimMismatch(uint256 number, bytes32 expected, bytes32 actual);
    error CertificateUnknown(uint256 number);

    /// @notice Locks RegistrationBond of the caller's vault balance.
    /// @param commitment commitmentOf(caller, claim, salt)
    /// @return number of the certificate that a reveal in time will mint
    function commit(bytes32 commitment) external returns (uint40 number);

    /// @notice Mints the certificate to the caller and gives the bond back; in a later block than the commitment and before
    /// its deadline. A file that has a certificate already gets another one: similarity informs, it never rejects.
    /// @param royalty basis points of ERC-2981, at most 5,000
    function reveal(Claim calldata claim, Description calldata description, uint16 royalty, bytes32 salt)
        external
        returns (uint40 number);

    /// @notice Permissionless, once the window is over: KeeperShare of the bond to the caller, the rest to the treasury.
    function forfeit(address owner, bytes32 commitment) external;

    /// @notice keccak256(abi.encode(owner, chain id, this, digestOf(claim), salt)): no other account, chain or contract can
    /// use it.
    function commitmentOf(address owner, Claim calldata claim, bytes32 salt) external view returns (bytes32);

    /// @notice keccak256(abi.encode(claim)) with its last 16 bits cleared; the registry keeps the royalty there.
    function digestOf(Claim calldata claim) external pure returns (bytes32);

    function pending(address owner, bytes32 commitment) external view returns (Commitment memory);

    /// @notice Reverts unless `claim` is what certificate `number` was registered with.
    function check(uint256 number, Claim calldata claim) external view;

    /// @notice digestOf the claim, zero where there is no such certificate.
    function claimOf(uint256 number) external view returns (bytes32);
    /// @notice Basis points.
    function royaltyOf(uint256 number) external view returns (uint256);
    /// @notice The certificate of exactly this file with the smallest number, zero where there is none.
    function firstOf(bytes32 instanceHash) external view returns (uint40);
    /// @notice The highest number given to a commitment so far.
    function lastNumber() external view returns (uint40);
}
